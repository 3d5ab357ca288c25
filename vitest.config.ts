import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Tests talk to real engines and browsers on whatever machine this is: a hang is an error, slowness is not.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    // Vite takes BASE_URL for itself, so tests find what the caller set under another name.
    env: { TARGET_URL: process.env.BASE_URL ?? "" },
  },
});
