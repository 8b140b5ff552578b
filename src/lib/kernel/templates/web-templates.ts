import type { Template } from '../../contracts/kit.ts';

const HERO =
  'Wide, calm composition; subject in the right third, smooth space on the left for a headline and a button.';

/** Sites and mail. */
export const WEB_TEMPLATES: readonly Template[] = [
  {
    id: 'blog-header',
    platform: 'web',
    width: 1200,
    height: 628,
    uses: ['article', 'tutorial', 'news', 'recipe'],
    words: 'Wide lead picture with a single idea, subject near the middle, margins that may be cut off.',
  },
  {
    id: 'blog-header-wide',
    platform: 'web',
    width: 1920,
    height: 1080,
    uses: ['article', 'brand', 'lifestyle'],
    words: 'Wide scene with depth; subject off centre, an even stretch for a title laid over it.',
  },
  {
    id: 'website-hero',
    platform: 'web',
    width: 1920,
    height: 1080,
    uses: ['brand', 'product', 'advertisement'],
    words: HERO,
  },
  {
    id: 'website-banner',
    platform: 'web',
    width: 1200,
    height: 400,
    uses: ['advertisement', 'event', 'brand'],
    words: 'Low, wide banner; subject at one end, plain ground at the other, nothing near top and bottom.',
  },
  {
    id: 'email-banner',
    platform: 'mail',
    width: 600,
    height: 200,
    uses: ['newsletter', 'announcement', 'advertisement'],
    words: 'Low, wide banner that is legible when small; few large shapes, flat background, room for a line.',
  },
  {
    id: 'email-product',
    platform: 'mail',
    width: 600,
    height: 600,
    uses: ['product', 'newsletter'],
    words: 'One product in the centre on a light plain ground, soft shadow, even margins.',
  },
];
