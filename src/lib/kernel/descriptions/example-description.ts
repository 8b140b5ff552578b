import type { ProviderDescription } from '../../contracts/provider-description.ts';

/** Something to start from: submit and poll, the key in a header. */
export const EXAMPLE_DESCRIPTION: ProviderDescription = {
  version: 1,
  name: 'My upstream',
  baseUrl: 'https://api.example.com',
  models: ['model-1'],
  submit: {
    method: 'POST',
    url: '{{baseUrl}}/jobs',
    headers: { Authorization: 'Bearer {{key}}' },
    body: {
      model: '{{model}}',
      prompt: '{{prompt}}',
      negative_prompt: '{{negative}}',
      aspect_ratio: '{{ratio}}',
      seed: '{{seed}}',
      images: '{{sources}}',
    },
  },
  poll: {
    method: 'GET',
    url: '{{baseUrl}}/jobs/{{id}}',
    headers: { Authorization: 'Bearer {{key}}' },
    id: 'id',
    state: 'status',
    done: ['completed'],
    failed: ['failed', 'cancelled'],
  },
  test: { method: 'GET', url: '{{baseUrl}}/account', headers: { Authorization: 'Bearer {{key}}' } },
  images: 'images[*].url',
  error: 'error.message',
  takes: {
    ratios: ['1:1', '3:4', '9:16', '4:3', '16:9'],
    maxSources: 4,
    seed: true,
    negative: true,
    usd: 0.04,
  },
};
