/** A style sheet as its minified text: web/build.ts makes it. */
declare module "*.css" {
  const text: string;

  export { text as css };
}
