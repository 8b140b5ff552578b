import type { Style } from '../../contracts/kit.ts';

/** Looks of a camera. */
export const PHOTO_STYLES: readonly Style[] = [
  {
    id: 'photographic',
    group: 'photo',
    words:
      'Realistic photograph, natural daylight, true colours, fine skin and surface texture, shallow depth of field',
    negative: 'drawing, painting, plastic skin, oversharpening',
    native: 'photographic',
  },
  {
    id: 'enhance',
    group: 'photo',
    words:
      'Crisp, balanced picture with clear light, rich contrast, clean colours and carefully resolved detail',
    negative: 'blur, noise, dull colours',
    native: 'enhance',
  },
  {
    id: 'cinematic',
    group: 'photo',
    words: 'Film still, anamorphic lens, dramatic side light, teal and amber grading, soft haze, fine grain',
    negative: 'flat light, snapshot, cartoon',
    native: 'cinematic',
  },
  {
    id: 'analog-film',
    group: 'photo',
    words:
      'Photograph on 35 mm colour film, warm faded tones, visible grain, slight light leaks, gentle vignette',
    negative: 'digital sharpness, neon colours',
    native: 'analog-film',
  },
  {
    id: 'noir',
    group: 'photo',
    words:
      'Black-and-white film noir photograph, hard low-key light, long shadows of blinds, deep blacks, grain',
    negative: 'colour, bright even light',
  },
  {
    id: 'editorial-fashion',
    group: 'photo',
    words:
      'Magazine fashion photograph, confident pose, sculpted studio light, restrained palette, visible weave of cloth',
    negative: 'snapshot, cluttered background',
  },
  {
    id: 'product-studio',
    group: 'photo',
    words:
      'Studio product photograph, seamless backdrop, large softbox light, gentle reflection, precise edges and materials',
    negative: 'clutter, hands, harsh shadows, stray text',
  },
  {
    id: 'food-photography',
    group: 'photo',
    words:
      'Appetising food photograph, soft window light from the side, warm palette, glistening texture, natural props',
    negative: 'plastic look, cold light, messy plate',
  },
  {
    id: 'architecture',
    group: 'photo',
    words:
      'Architectural photograph, upright verticals, clear late-afternoon light, concrete and glass texture, generous sky',
    negative: 'leaning walls, crowds, distortion',
  },
  {
    id: 'macro',
    group: 'photo',
    words:
      'Extreme close-up macro photograph, razor-thin focus, diffused light, intricate surface texture, creamy background',
    negative: 'wide view, flat focus',
  },
  {
    id: 'drone-aerial',
    group: 'photo',
    words:
      'Aerial photograph from high above, patterns of land and water, low sun, long shadows, earthy palette',
    negative: 'eye-level view, horizon tilt',
  },
  {
    id: 'double-exposure',
    group: 'photo',
    words:
      'Double exposure, a silhouette filled with a second scene, pale background, muted tones, soft film grain',
    negative: 'hard cut-out edges, busy background',
  },
];
