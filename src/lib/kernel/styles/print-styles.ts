import type { Style } from '../../contracts/kit.ts';

/** Posters, paper and pieced-together surfaces. */
export const PRINT_STYLES: readonly Style[] = [
  {
    id: 'tile-texture',
    group: 'print',
    words:
      'Seamless repeating pattern, evenly lit flat surface, motifs that meet at the edges, consistent scale',
    negative: 'perspective, vignette, single subject',
    native: 'tile-texture',
  },
  {
    id: 'origami',
    group: 'print',
    words:
      'Folded paper origami, crisp creases, matt coloured sheets, soft studio light, gentle shadows on plain ground',
    negative: 'photograph of real beings, glossy surfaces',
    native: 'origami',
  },
  {
    id: 'paper-cut',
    group: 'print',
    words:
      'Layered paper cut-out, stacked coloured card, clean cut edges, soft shadows between the layers, diorama depth',
    negative: 'photograph, painted strokes, gloss',
  },
  {
    id: 'pop-art',
    group: 'print',
    words:
      'Pop art screen print, loud flat colours, thick outlines, large halftone dots, repeated high-contrast motif',
    negative: 'muted colours, realism',
  },
  {
    id: 'art-deco',
    group: 'print',
    words:
      'Art deco poster, symmetrical geometry, fan and sunburst motifs, gold, black and emerald, smooth airbrushed shading',
    negative: 'organic mess, photograph',
  },
  {
    id: 'art-nouveau',
    group: 'print',
    words:
      'Art nouveau lithograph, flowing plant ornament, decorative frame, elegant contour lines, muted gold and sage',
    negative: 'hard geometry, photograph, neon colours',
  },
  {
    id: 'ukiyo-e',
    group: 'print',
    words:
      'Japanese woodblock print, fine contour lines, flat indigo and vermilion, graded sky, visible paper fibre',
    negative: 'photograph, perspective shading, gloss',
  },
  {
    id: 'stained-glass',
    group: 'print',
    words:
      'Stained glass window, glowing jewel-coloured panes, dark lead lines, light from behind, uneven hand-made glass',
    negative: 'photograph, soft edges, pale colours',
  },
  {
    id: 'mosaic',
    group: 'print',
    words:
      'Mosaic of small stone and glass tiles, visible joints, glints of gold, shapes built from curved rows',
    negative: 'smooth gradients, photograph',
  },
  {
    id: 'vintage-poster',
    group: 'print',
    words:
      'Mid-century travel poster, simplified shapes, warm faded inks, bold silhouette, slight misprint and worn paper',
    negative: 'photograph, modern gloss, cluttered detail',
  },
];
