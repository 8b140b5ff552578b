/*
 * What is done to pixels when somebody edits, compares or exports: a chunk of its own, since looking at pictures needs none of it.
 */
export { compareImages } from './compare/compare-images.ts';
export { createAdjustPreview } from './edits/adjust-preview.ts';
export { renderEdits, showEdits } from './edits/render-edits.ts';
export { exportImage } from './export-image.ts';
export { drawMarks } from './marks/draw-marks.ts';
export { decodeMask, encodeMask } from './masks/mask-files.ts';
export { joinParts } from './parts/join-parts.ts';
export { cutPart } from './pixel-lock/cut-part.ts';
export { lockImage } from './pixel-lock/lock-image.ts';
export { reshapeMask } from './reshape-mask.ts';
export { findObject } from './select/find-object.ts';
export { createPictureMemory } from './select/picture-memory.ts';
export { selectColour } from './select/select-colour.ts';
