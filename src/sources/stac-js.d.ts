/** What we use of stac-js 0.5, which ships no types. */
declare module 'stac-js' {
  export interface IStacObject {
    readonly type: string;
    readonly id: string;
    readonly [field: string]: unknown;
    setAbsoluteUrl(url: string): void;
    getMetadata(field: string): unknown;
  }

  /** Makes an object of any STAC version; changes `data` in place. */
  export default function create(
    data: object,
    migrate?: boolean,
    updateVersionNumber?: boolean
  ): IStacObject;
}
