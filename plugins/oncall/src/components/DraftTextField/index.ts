export { DraftTextField } from './DraftTextField';
