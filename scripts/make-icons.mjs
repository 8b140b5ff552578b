/** `npm run icons`: writes every icon of the app from the one source picture, `assets/icon.svg`. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import sharp from 'sharp';

const SOURCE = 'assets/icon.svg';
const TARGET = 'public/icons';
const BACKGROUND = '#1b1b1b';

/** A maskable icon keeps its subject within the middle 80 %, on a ground without corners; iOS rounds by itself and wants no alpha. */
const ICONS = [
  { file: 'icon-192.png', size: 192, subject: 1, opaque: false },
  { file: 'icon-512.png', size: 512, subject: 1, opaque: false },
  { file: 'icon-maskable-512.png', size: 512, subject: 0.8, opaque: true },
  { file: 'apple-touch-icon.png', size: 180, subject: 0.92, opaque: true },
];

const source = await readFile(SOURCE);
await mkdir(TARGET, { recursive: true });
for (const { file, size, subject, opaque } of ICONS) {
  const inner = Math.round(size * subject);
  const picture = await sharp(source, { density: 300 }).resize(inner, inner).png().toBuffer();
  const margin = Math.round((size - inner) / 2);
  const ground = sharp({
    create: { width: size, height: size, channels: 4, background: opaque ? BACKGROUND : '#00000000' },
  });
  const png = await ground
    .composite([{ input: picture, left: margin, top: margin }])
    .png({ compressionLevel: 9 })
    .toBuffer();
  await writeFile(`${TARGET}/${file}`, png);
}
