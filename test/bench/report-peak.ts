/** Loaded before a program (`--import`), it says on stderr how much memory the program held at most: `peak: 142 MB`. */
process.on("exit", () => {
  process.stderr.write(`peak: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
});
