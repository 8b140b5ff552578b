import type { Template } from '../../contracts/kit.ts';

const COVER =
  'Upright cover picture; expressive subject in the middle, the right edge and the lower quarter free of anything important.';

/** Places of videos and of pins. */
export const VIDEO_TEMPLATES: readonly Template[] = [
  {
    id: 'youtube-thumbnail',
    platform: 'youtube',
    width: 1280,
    height: 720,
    uses: ['video', 'tutorial', 'news'],
    words:
      'Bold thumbnail; large expressive subject on one side, plain contrasting space on the other, lower right corner empty.',
  },
  {
    id: 'youtube-channel-art',
    platform: 'youtube',
    width: 2560,
    height: 1440,
    uses: ['brand', 'video'],
    words:
      'Wide backdrop; everything that matters in a low strip across the centre, the rest may be cut off on small screens.',
  },
  {
    id: 'youtube-community',
    platform: 'youtube',
    width: 1080,
    height: 1080,
    uses: ['announcement', 'video'],
    words: 'Square composition with one strong subject, lively colours and a clear outline.',
  },
  {
    id: 'youtube-profile',
    platform: 'youtube',
    width: 800,
    height: 800,
    uses: ['profile', 'brand'],
    words: 'A single face or emblem in the centre, legible when small and cut to a circle.',
  },
  {
    id: 'pinterest-pin',
    platform: 'pinterest',
    width: 1000,
    height: 1500,
    uses: ['recipe', 'product', 'tutorial', 'fashion'],
    words: 'Tall composition; bright subject in the lower two thirds, soft space above it for a title.',
  },
  {
    id: 'pinterest-square',
    platform: 'pinterest',
    width: 1000,
    height: 1000,
    uses: ['product', 'recipe'],
    words: 'Square composition seen from above or straight on, subject centred, airy margins.',
  },
  {
    id: 'pinterest-story',
    platform: 'pinterest',
    width: 1080,
    height: 1920,
    uses: ['tutorial', 'recipe', 'lifestyle'],
    words:
      'Upright composition; subject in the middle, nothing important in the top quarter or the bottom sixth.',
  },
  {
    id: 'tiktok-video-cover',
    platform: 'tiktok',
    width: 1080,
    height: 1920,
    uses: ['video', 'lifestyle', 'tutorial'],
    words: COVER,
  },
  {
    id: 'tiktok-profile',
    platform: 'tiktok',
    width: 720,
    height: 720,
    uses: ['profile'],
    words: 'A single face or figure in the centre on a plain vivid ground, cut to a circle later.',
  },
];
