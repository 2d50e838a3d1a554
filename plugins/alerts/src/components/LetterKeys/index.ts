export { LetterKeys } from './LetterKeys';
