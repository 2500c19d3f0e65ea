/** The validators that esbuild.js generates from a JSON schema (Ajv's standalone code), by the names of its properties. */
declare module "*.schema.json?compiled" {
  import type { ValidateFunction } from "ajv";

  export const validators: Readonly<Record<string, ValidateFunction>>;
}
