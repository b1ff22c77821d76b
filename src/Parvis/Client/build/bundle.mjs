// Bundles main.ts and main.css into ../wwwroot/assets under names that carry a hash of their content, beside a manifest
// (logical name to file) and the .br and .gz form of everything that compresses.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { build } from "esbuild";
import { cutFonts } from "./fonts.mjs";
import { drawSprite } from "./sprite.mjs";

const client = join(dirname(fileURLToPath(import.meta.url)), "..");
const generated = join(client, "generated");
const target = join(client, "../wwwroot/assets");
const fresh = `${target}.${process.pid}`;

const hashed = (name, content) => {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 8).toUpperCase();
  return name.replace(/(\.\w+)$/, `-${hash}$1`);
};

mkdirSync(generated, { recursive: true });
await cutFonts(generated);
rmSync(fresh, { recursive: true, force: true });
mkdirSync(fresh, { recursive: true });

const manifest = {};
const add = (name, content) => {
  manifest[name] = hashed(name, content);
  writeFileSync(join(fresh, manifest[name]), content);
};

add("sprite.svg", drawSprite());
for (const picture of readdirSync(join(client, "pictures/pages"))) add(picture, readFileSync(join(client, "pictures/pages", picture)));

const { metafile } = await build({
  absWorkingDir: client,
  entryPoints: ["ts/main.ts", "css/main.css"],
  outdir: fresh,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["chrome111", "firefox113", "safari16.4"],
  loader: { ".svg": "file", ".woff2": "file" },
  entryNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  metafile: true,
  legalComments: "none",
  logLevel: "warning",
});
for (const [output, { entryPoint, inputs }] of Object.entries(metafile.outputs)) {
  const source = entryPoint ?? Object.keys(inputs)[0];
  if (source) manifest[basename(source).replace(/\.ts$/, ".js")] = basename(output);
}

for (const file of readdirSync(fresh)) {
  if (!/\.(js|css|svg|json)$/.test(file)) continue;
  const content = readFileSync(join(fresh, file));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(join(fresh, `${file}.br`), brotliCompressSync(content, { params }));
  writeFileSync(join(fresh, `${file}.gz`), gzipSync(content, { level: 9 }));
}
const sorted = Object.fromEntries(Object.entries(manifest).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(join(fresh, "manifest.json"), `${JSON.stringify(sorted, null, 2)}\n`);

// The whole folder changes at once, so that a server that starts meanwhile never reads half of it.
rmSync(target, { recursive: true, force: true });
renameSync(fresh, target);
