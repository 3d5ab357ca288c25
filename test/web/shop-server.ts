import { once } from "node:events";
import { createServer } from "node:http";

/** What a shop's server answers with. */
export type ShopFile = {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A shop of its own origin, whose pages a test writes. */
export const startShopServer = async () => {
  const files = new Map<string, ShopFile>();
  const server = createServer((request, response) => {
    const file = files.get(new URL(request.url ?? "/", "http://shop").pathname);
    response.writeHead(file === undefined ? 404 : (file.status ?? 200), {
      "content-type": "text/html; charset=utf-8",
      ...file?.headers,
    });
    response.end(file?.body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("A TCP server has no port.");
  const url = `http://127.0.0.1:${address.port}`;
  let pages = 0;
  return {
    url,
    put: (path: string, file: ShopFile) => files.set(path, file),
    /** Puts a page somewhere; its address. */
    page: (body: string, headers: Readonly<Record<string, string>> = {}): string => {
      pages += 1;
      files.set(`/page-${pages}`, { body, headers });
      return `${url}/page-${pages}`;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
};
