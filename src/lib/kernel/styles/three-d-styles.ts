import type { Style } from '../../contracts/kit.ts';

/** Modelled, whether by a renderer or by hand. */
export const THREE_D_STYLES: readonly Style[] = [
  {
    id: '3d-model',
    group: '3d',
    words:
      'Rendered 3D model, physically based materials, soft global light, ambient occlusion, clean studio background',
    negative: 'flat drawing, photograph, rough sketch',
    native: '3d-model',
  },
  {
    id: 'isometric',
    group: '3d',
    words:
      'Isometric 3D scene, equal angles without vanishing point, tidy miniature details, soft shadows, bright pastel colours',
    negative: 'perspective distortion, photograph',
    native: 'isometric',
  },
  {
    id: 'low-poly',
    group: '3d',
    words:
      'Low-poly 3D render, large flat triangular facets, simple colours, clear directional light, crisp edges',
    negative: 'smooth surfaces, fine texture, photograph',
    native: 'low-poly',
  },
  {
    id: 'modeling-compound',
    group: '3d',
    words:
      'Modelled from coloured clay, rounded chunky forms, fingerprints in the surface, soft tabletop light',
    negative: 'photograph of real beings, sharp edges',
    native: 'modeling-compound',
  },
  {
    id: 'claymation',
    group: '3d',
    words:
      'Stop-motion clay animation still, hand-made puppets, small film set, warm practical light, visible tool marks',
    negative: 'smooth computer graphics, drawing',
  },
];
