/** Images of pages. */
import { errors, text } from './components';

export const imagePaths = {
  '/pages/{id}/images': {
    get: {
      operationId: 'getPlaybookImage',
      summary: 'An image of a page, of its own source',
      parameters: [
        {
          name: 'id',
          in: 'path',
          required: true,
          schema: { type: 'string', minLength: 1, maxLength: 64 },
        },
        {
          name: 'path',
          in: 'query',
          required: true,
          description:
            'Where it is, as the page writes it: relative to the page, or from the root of the source',
          allowReserved: true,
          schema: { type: 'string', minLength: 1, maxLength: 2_000 },
        },
      ],
      responses: {
        ...errors,
        '200': {
          description: 'PNG, JPEG, GIF, WebP, AVIF or SVG, of at most 5 MB.',
          content: { 'image/*': { schema: text } },
        },
      },
    },
  },
} as const;
