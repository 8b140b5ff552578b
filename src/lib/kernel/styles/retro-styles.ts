import type { Style } from '../../contracts/kit.ts';

/** Looks of earlier screens. */
export const RETRO_STYLES: readonly Style[] = [
  {
    id: 'neon-punk',
    group: 'retro',
    words:
      'Cyberpunk night scene, magenta and cyan neon glow, wet reflections, deep shadows, gritty high-tech detail',
    negative: 'daylight, pastel colours, rustic setting',
    native: 'neon-punk',
  },
  {
    id: 'pixel-art',
    group: 'retro',
    words:
      'Pixel art, coarse visible grid, limited 16-colour palette, dithered shading, side view of an old game',
    negative: 'smooth gradients, photograph, blur',
    native: 'pixel-art',
  },
  {
    id: 'vaporwave',
    group: 'retro',
    words:
      'Vaporwave collage, pink and turquoise gradients, classical busts, checkered floor, soft glow, old video noise',
    negative: 'earthy colours, realism',
  },
  {
    id: 'synthwave',
    group: 'retro',
    words:
      'Synthwave landscape, glowing grid to the horizon, striped setting sun, violet night sky, chrome edges, lens glow',
    negative: 'daylight, rustic texture, pale colours',
  },
];
