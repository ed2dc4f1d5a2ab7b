import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import type { RequestHandler } from 'express';

type Asset = { readonly body: Buffer; readonly gzip: Buffer; readonly type: string; readonly hash: string };

const packages = createRequire(import.meta.url);
const ours = (name: string): URL => new URL(`./assets/${name}`, import.meta.url);

const TYPES = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' } as const;

function load(file: string | URL, type: keyof typeof TYPES): Asset {
  const body = readFileSync(file);
  return { body, gzip: gzipSync(body), type: TYPES[type], hash: createHash('sha256').update(body).digest('hex').slice(0, 12) };
}

/** Everything that a page loads, read once; nothing comes from elsewhere. */
const ASSETS = {
  'utrecht.css': load(packages.resolve('@utrecht/component-library-css/dist/index.css'), 'css'),
  'app.css': load(ours('app.css'), 'css'),
  'app.js': load(ours('app.js'), 'js'),
  'htmx.js': load(packages.resolve('htmx.org/dist/htmx.min.js'), 'js'),
  'icon.svg': load(ours('icon.svg'), 'svg'),
} as const;

/** Address of an asset with its hash, so that it may be kept for ever. */
export function assetUrl(name: keyof typeof ASSETS): string {
  return `/bestanden/${ASSETS[name].hash}/${name}`;
}

/** Serves the assets. */
export const serveAssets: RequestHandler = (req, res, next) => {
  const [, folder, hash, name] = req.path.split('/');
  const asset = folder === 'bestanden' && name !== undefined && Object.hasOwn(ASSETS, name) ? ASSETS[name as keyof typeof ASSETS] : null;
  if (!asset || asset.hash !== hash) return next();
  const gzip = req.acceptsEncodings('gzip') === 'gzip';
  res.set({ 'content-type': asset.type, 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
  if (gzip) res.set('content-encoding', 'gzip');
  res.send(gzip ? asset.gzip : asset.body);
};
