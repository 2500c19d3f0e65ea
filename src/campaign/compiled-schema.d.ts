/** The validator that esbuild.js generates from a JSON schema (Ajv's standalone code). */
declare module "*.schema.json?compiled" {
  import type { ValidateFunction } from "ajv";

  export const validate: ValidateFunction;
}
