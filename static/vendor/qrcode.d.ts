// What we use of qrcode-generator, by hand.

export interface Code {
  /** Adds text, each character of which is one byte. */
  addData(text: string, mode: "Byte"): void;
  /** Throws where the version asked for has no room for the text. */
  make(): void;
  /** Of a side. */
  getModuleCount(): number;
  isDark(row: number, column: number): boolean;
}

/** A code of a version, 1 to 40, or with 0 of the smallest that has room; `correction` is how much of it can be lost. */
export function encoder(version: number, correction: "L" | "M"): Code;
