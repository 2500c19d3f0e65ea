/** A text that gives a token away. */
export interface TokenForm {
  /** In lower case. */
  readonly text: string;
  /** How long a piece of it gives too much away; a form that is not at least twice as long counts only as a whole. */
  readonly piece: number;
  /** Whether it stands inside a longer word that holds more of the token: the word goes with it. */
  readonly inWord: boolean;
}

/** Below this length the other forms of a token, and a token with white space in it, are found in too many innocent texts. */
export const shortest = 8;

/** The token itself, in base64 (alone or within a longer text such as `Bearer <token>`) and in hex. */
export function encodeToken(token: string): readonly TokenForm[] {
  const itself = { text: lower(token), piece: 8, inWord: false };
  if (token.length < shortest) return [itself];
  const base64 = [0, 1, 2].map((offset) => ({ text: inBase64(token, offset), piece: 12, inWord: true }));
  const hex = { text: Buffer.from(token).toString("hex"), piece: 16, inWord: true };
  return [itself, ...base64, hex];
}

/** Lower case for ASCII alone: no other letter would keep its length for sure. */
export function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** The digits that a token alone determines when so many bytes (modulo 3) come before it, and anything after it. */
function inBase64(token: string, offset: number): string {
  const bytes = Buffer.concat([Buffer.alloc(offset), Buffer.from(token)]);
  const first = Math.ceil((offset * 8) / 6);
  const last = Math.floor((bytes.length * 8) / 6);
  return lower(bytes.toString("base64").slice(first, last));
}
