/** A token fit to be sent, or why the text is none. */
export type CleanedToken =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly reason: string };

/** Node refuses header sections beyond 16 KiB; no known kind of token comes near half of it. In characters. */
const maxLength = 8192;

/**
 * Makes a token of pasted text: white space around it and a leading `Bearer ` go. What could not travel in a header,
 * or could smuggle a second header, is refused.
 * @returns the token; or a sentence that says what is wrong with the text, without quoting it
 */
export function cleanToken(pasted: string): CleanedToken {
  const token = pasted.trim().replace(/^bearer(?:\s+|$)/i, "");
  if (token === "") return refuse("it is empty");
  if (/\s/.test(token)) return refuse("it holds a space or a line break");
  if (!/^[\x21-\x7e]+$/.test(token)) return refuse("it holds a character that no token has");
  if (token.length > maxLength) return refuse(`it is longer than ${maxLength} characters`);
  return { ok: true, token };
}

function refuse(fault: string): CleanedToken {
  return {
    ok: false,
    reason: `This text cannot be an Outbox token: ${fault}. Copy the token again, and nothing else.`,
  };
}
