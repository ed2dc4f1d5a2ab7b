import sniffEncoding from 'html-encoding-sniffer';

/**
 * Decodes an HTML page: by its byte order mark, the header's charset, its own meta element, else as UTF-8. Never throws.
 * @source HTML Living Standard, "Determining the character encoding"
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(contentType ?? '')?.[1];
  const encoding = sniffEncoding(bytes, { defaultEncoding: 'UTF-8', ...(charset ? { transportLayerEncodingLabel: charset } : {}) });
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    // "x-user-defined" and "replacement" are encodings that only browsers know.
    return new TextDecoder().decode(bytes);
  }
}
