const IMAGE_LIKE = /image|imagen|banana|dall-?e|flux|diffusion|seedream|midjourney|sd[x\d]|ideogram|recraft/i;

/** Whether a model's id tells that it draws; many upstreams list all that they have. */
export function isImageModel(id: string): boolean {
  return IMAGE_LIKE.test(id);
}
