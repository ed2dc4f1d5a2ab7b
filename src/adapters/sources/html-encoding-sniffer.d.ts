declare module 'html-encoding-sniffer' {
  /** Name of the encoding, as the WHATWG Encoding Standard spells it. */
  export default function sniff(
    bytes: Uint8Array,
    options?: { readonly xml?: boolean; readonly transportLayerEncodingLabel?: string; readonly defaultEncoding?: string },
  ): string;
}
