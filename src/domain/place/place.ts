/** A point on the map, WGS 84, degrees. */
export type Point = { readonly lat: number; readonly lon: number };

/** A place as resolved from what a source wrote. `point` is null when it could not be resolved: such a vacancy never disappears. */
export type Place = {
  readonly asWritten: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly municipalityCode: string | null;
  readonly labourRegion: string | null;
  readonly country: string | null;
  readonly point: Point | null;
};
