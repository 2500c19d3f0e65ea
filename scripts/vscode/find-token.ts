import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

/** The name of the environment variable with the folder that holds everything the VS Code under test writes. */
export const homeVariable = "OUTBOX_VSCODE_HOME";

/**
 * Finds the files below these folders that hold one of these texts (tokens, say): as it is, for a URL, in JSON, in hex, in base64
 * (also as a part of something longer), each in UTF-8 and in UTF-16, as some databases keep their texts.
 */
export async function findToken(folders: readonly string[], ...tokens: readonly string[]): Promise<string[]> {
  const forms = tokens.flatMap(listForms);
  const found: string[] = [];
  for (const file of (await Promise.all(folders.map(listFiles))).flat()) {
    // A file may be gone again: VS Code is still at work.
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    if (forms.some((form) => bytes.includes(form))) found.push(file);
  }
  return found;
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
}

function listForms(token: string): Buffer[] {
  const hex = Buffer.from(token).toString("hex");
  const texts = [
    token,
    encodeURIComponent(token),
    JSON.stringify(token).slice(1, -1),
    hex,
    hex.toUpperCase(),
  ];
  for (const encoding of ["base64", "base64url"] as const) {
    // What a token alone determines of the digits, with so many bytes before it and anything behind it.
    for (const [offset, first] of [0, 2, 3].entries()) {
      const bytes = Buffer.from("x".repeat(offset) + token);
      texts.push(bytes.toString(encoding).slice(first, Math.floor((bytes.length * 4) / 3)));
    }
  }
  return [...new Set(texts)].flatMap((text) => [Buffer.from(text), Buffer.from(text, "utf16le")]);
}
