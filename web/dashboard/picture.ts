/** Points of a picture for each unit of its drawing: sharp on a slide, under a megabyte. */
const SCALE = 2;

const imageOf = (drawing: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener("load", () => resolve(image));
    image.addEventListener("error", () => reject(new Error("the drawing cannot be read")));
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing)}`;
  });

/**
 * A drawing as a PNG. The browser draws it because it has the fonts of every script that stores write in; a server would
 * need them, and a native part (docs/decisions/0017-pictures-are-drawn-by-the-browser.md).
 */
export const pictureOf = async (drawing: string): Promise<Blob> => {
  const image = await imageOf(drawing);
  const canvas = document.createElement("canvas");
  canvas.width = SCALE * image.naturalWidth;
  canvas.height = SCALE * image.naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob === null ? reject(new Error("no picture came of it")) : resolve(blob)), "image/png");
  });
};
