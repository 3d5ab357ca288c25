const unescaped = (text = "") => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'");

/** Sends a file by the form on a customer's own page, as a browser does: its hidden fields, then the file; some changed. */
export const sendPhotoForm = async (
  page: string,
  file: Uint8Array,
  changes: Readonly<Record<string, string>> = {},
): Promise<Response> => {
  const [, action, fields = ""] =
    /<form method="post" enctype="multipart\/form-data" action="([^"]+)">((?:<input type="hidden"[^>]*>)*)/.exec(
      page,
    ) ?? [];
  const form = new FormData();
  for (const [, name = "", value] of fields.matchAll(/name="([^"]+)" value="([^"]*)"/g)) {
    form.set(name, changes[name] ?? unescaped(value));
  }
  form.set("file", new Blob([new Uint8Array(file)]), "IMG_1.jpg");
  return fetch(unescaped(action), { method: "POST", body: form, redirect: "manual" });
};
