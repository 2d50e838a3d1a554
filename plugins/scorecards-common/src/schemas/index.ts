export { factSchema } from './facts';
export {
  campaignSchema,
  factSetSchema,
  scorecardSchema,
  standardSchema,
} from './documents';
