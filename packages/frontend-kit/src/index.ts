export { ActionBar } from './components/ActionBar/ActionBar';
export { AsyncState } from './components/AsyncState/AsyncState';
export type {
  AsyncQuery,
  AsyncStateProps,
} from './components/AsyncState/AsyncState';
export { BackendState } from './components/BackendState/BackendState';
export type { BackendStateProps } from './components/BackendState/BackendState';
export { CommandBlock } from './components/CommandBlock/CommandBlock';
export { CopyableText } from './components/CopyableText/CopyableText';
export { CopyButton } from './components/CopyButton/CopyButton';
export type { CopyButtonProps } from './components/CopyButton/CopyButton';
export { CountText } from './components/CountText/CountText';
export { DanglingRef } from './components/DanglingRef/DanglingRef';
export { DataAge } from './components/DataAge/DataAge';
export { DrawerPanel } from './components/DrawerPanel/DrawerPanel';
export type { DrawerPanelProps } from './components/DrawerPanel/DrawerPanel';
export { DurationText } from './components/DurationText/DurationText';
export { EmptyBlock } from './components/EmptyBlock/EmptyBlock';
export type { EmptyBlockProps } from './components/EmptyBlock/EmptyBlock';
export { EntityLink } from './components/EntityLink/EntityLink';
export { ErrorBlock } from './components/ErrorBlock/ErrorBlock';
export type { ErrorBlockProps } from './components/ErrorBlock/ErrorBlock';
export { FilterBar } from './components/FilterBar/FilterBar';
export type { FilterBarProps } from './components/FilterBar/FilterBar';
export type { Filter } from './components/FilterBar/FilterSelect';
export { ForbiddenBlock } from './components/ForbiddenBlock/ForbiddenBlock';
export type { ForbiddenBlockProps } from './components/ForbiddenBlock/ForbiddenBlock';
export { KitRoot } from './components/KitRoot/KitRoot';
export { LiveRegion } from './components/LiveRegion/LiveRegion';
export { PageButtons } from './components/PageButtons/PageButtons';
export { PagedFoot } from './components/PagedFoot/PagedFoot';
export { PersonLink } from './components/PersonLink/PersonLink';
export type { PersonLinkProps } from './components/PersonLink/PersonLink';
export { RowLine, RowList } from './components/RowList/RowList';
export { SafeMarkdown } from './components/SafeMarkdown/SafeMarkdown';
export type { SafeMarkdownProps } from './components/SafeMarkdown/SafeMarkdown';
export { SkeletonLines } from './components/SkeletonLines/SkeletonLines';
export { Snippet } from './components/Snippet/Snippet';
export { StatusChip, StatusText } from './components/StatusChip';
export type { StatusProps, StatusTone } from './components/StatusChip';
export { TeamLink } from './components/TeamLink/TeamLink';
export type { TeamLinkProps } from './components/TeamLink/TeamLink';
export { TimeText } from './components/TimeText/TimeText';
export type { TimeTextProps } from './components/TimeText/TimeText';
export { TabLine } from './components/TabLine/TabLine';
export { TreeGrid } from './components/TreeGrid/TreeGrid';
export type {
  TreeGridColumn,
  TreeGridProps,
  TreeGridRow,
} from './components/TreeGrid/TreeGrid';
export { TrustMark } from './components/TrustMark/TrustMark';
export type { TrustMarkLevel } from './components/TrustMark/TrustMark';
export { UndoBar } from './components/UndoBar/UndoBar';
export type { UndoBarProps } from './components/UndoBar/UndoBar';
export { useAnnounce } from './hooks/useAnnounce';
export { useDragHandle } from './hooks/useDragHandle';
export { useElapsed } from './hooks/useElapsed';
export { useEntityRef } from './hooks/useEntityRef';
export { useLocale } from './hooks/useLocale';
export { useNames } from './hooks/useNames';
export { useNarrow } from './hooks/useNarrow';
export { useNow } from './hooks/useNow';
export { useReorder } from './hooks/useReorder';
export { isTaken, useRovingRows } from './hooks/useRovingRows';
export { usePaged } from './hooks/usePaged';
export { useTexts } from './hooks/useTexts';
export type { Texts } from './hooks/useTexts';
export { useStripKeys } from './hooks/useStripKeys';
export { FIRST_PAGE, useUrlPages } from './hooks/useUrlPages';
export type { UrlPages } from './hooks/useUrlPages';
export { useUrlState } from './hooks/useUrlState';
export type { UrlChangeOptions, UrlChanges } from './hooks/useUrlState';
export type { AnnouncementKind } from './lib/announce';
export { batchByRefs } from './lib/batchByRefs';
export { formatCount, formatExactCount } from './lib/count';
export { downloadText } from './lib/downloadText';
export { formatAge, formatDuration } from './lib/duration';
export { errorReason } from './lib/errorReason';
export { errorStatus, isHidden } from './lib/errors';
export { findZones } from './lib/findZones';
export { followNews } from './lib/followNews';
export {
  formatClock,
  formatDay,
  formatInstant,
  formatMoment,
  localTimeZone,
} from './lib/instant';
export type { InstantOptions } from './lib/instant';
export { newUuid } from './lib/newUuid';
export { PLOT_HEIGHT } from './lib/plotHeight';
export { createKitQueryClient } from './lib/queryClient';
export { safeHref } from './lib/safeHref';
export { toCsv } from './lib/toCsv';
export { kitTranslationRef } from './translation';
