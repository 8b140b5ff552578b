import type { ProviderText } from '../../../../lib/contracts/provider.ts';
import { readList, readObject, readText } from '../spec/read-json.ts';
import { needModel } from '../spec/to-json-post.ts';
import { toGeminiPart, toGenerateContent } from './gemini-request.ts';

/** Its text models, asked as those that draw. */
export const geminiText: ProviderText = {
  toRequest: async ({ profile, instruction, text, image }) =>
    toGenerateContent(profile.baseUrl, needModel(profile.textModel), {
      systemInstruction: { parts: [{ text: instruction }] },
      contents: [
        {
          role: 'user',
          parts: [...(text === '' ? [] : [{ text }]), ...(image ? [await toGeminiPart(image)] : [])],
        },
      ],
    }),
  read: readWords,
};

/** Words of the first candidate, without what it only thought. */
function readWords(body: unknown): string | undefined {
  const candidate = readObject(readList(readObject(body)['candidates'])[0]);
  const parts = readList(readObject(candidate['content'])['parts']).map(readObject);
  return parts
    .filter((part) => part['thought'] !== true)
    .map((part) => readText(part['text']))
    .join('');
}
