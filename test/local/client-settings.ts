/** What an SDK client needs to talk to a local engine. */
export const clientSettings = (endpoint: string) => ({
  endpoint,
  region: "local",
  credentials: { accessKeyId: "local", secretAccessKey: "local" },
});
