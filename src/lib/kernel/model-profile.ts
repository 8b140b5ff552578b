import type { Profile } from '../contracts/profile.ts';

/** A profile with another of its models; what is known of its own one is not said of that. Empty, or the same: the profile. */
export function toModelProfile(profile: Profile, imageModel: string | undefined): Profile {
  if (!imageModel || imageModel === profile.imageModel) return profile;
  const { capabilities: _ofItsOwn, ...rest } = profile;
  return { ...rest, imageModel };
}
