import { memo, useCallback, useState } from 'react';
import { Box, ButtonIcon } from '@backstage/ui';
import {
  RiArrowDownLine,
  RiArrowDownSLine,
  RiArrowRightSLine,
  RiArrowUpLine,
  RiDeleteBinLine,
  RiDraggable,
} from '@remixicon/react';
import {
  useAnnounce,
  useDragHandle,
  useReorder,
  useTexts,
} from '@internal/frontend-kit';
import { moved, movedTo } from '../../lib/editor/draft';
import {
  LayerProvider,
  useLayer,
  useLayerValue,
  type LayerValue,
} from './EditorContext';
import { LayerPeople } from './LayerPeople';
import { LayerTimes } from './LayerTimes';
import { LayerWindows } from './LayerWindows';
import { oncallTranslationRef } from '../../translation';
import styles from './ScheduleEditor.module.css';

const Card = memo(CardBody);

const LayerHead = memo(HeadBody);

/** One layer: who takes turns, when they change, and when the layer is on duty. */
export function LayerCard({ layerKey }: { layerKey: string }) {
  return (
    <LayerProvider value={useLayerValue(layerKey)}>
      <Card />
    </LayerProvider>
  );
}

function CardBody() {
  const { t } = useTexts(oncallTranslationRef);
  const { layer, place, total, change } = useLayer();
  const [isOpen, setOpen] = useState(true);
  const fold = useCallback(() => setOpen(before => !before), []);
  const name =
    layer.name.trim() || t('editor.layers.untitled', { place: place + 1 });
  return (
    <Box as="li" bg="neutral" className={styles.layer}>
      <LayerHead
        layerKey={layer.key}
        onFold={fold}
        {...{ name, place, total, change, isOpen }}
      />
      {isOpen && (
        <div role="group" aria-label={name} className={styles.layerBody}>
          <LayerTimes />
          <LayerPeople />
          <LayerWindows />
        </div>
      )}
    </Box>
  );
}

interface HeadProps extends Pick<LayerValue, 'place' | 'total' | 'change'> {
  layerKey: string;
  name: string;
  isOpen: boolean;
  onFold: () => void;
}

function HeadBody(props: HeadProps) {
  const { layerKey, name, place, total, change, isOpen, onFold } = props;
  const { t } = useTexts(oncallTranslationRef);
  const announce = useAnnounce();
  const { moveBy, onKeyDown } = useReorder({
    place,
    total,
    move: by =>
      change(known => ({ ...known, layers: moved(known.layers, place, by) })),
    say: next => t('editor.layers.moved', { name, place: next, total }),
  });
  const handle = useDragHandle(place, next => {
    change(known => ({ ...known, layers: movedTo(known.layers, place, next) }));
    announce(t('editor.layers.moved', { name, place: next + 1, total }));
  });
  const remove = () =>
    change(known => ({
      ...known,
      layers: known.layers.filter(({ key }) => key !== layerKey),
    }));
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the buttons in it
    <div className={styles.head} onKeyDown={onKeyDown}>
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-expanded={isOpen}
        aria-label={t(isOpen ? 'editor.layers.close' : 'editor.layers.open', {
          name,
        })}
        icon={
          isOpen ? (
            <RiArrowDownSLine aria-hidden="true" />
          ) : (
            <RiArrowRightSLine aria-hidden="true" />
          )
        }
        onPress={onFold}
      />
      {total > 1 && (
        // Keys and screen readers have the buttons beside it.
        <span
          aria-hidden="true"
          className={styles.handle}
          title={t('editor.layers.drag')}
          {...handle}
        >
          <RiDraggable />
        </span>
      )}
      <h4 className={styles.name}>
        {t('editor.layers.heading', { place: place + 1, name })}
      </h4>
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-label={t('editor.layers.up', { name })}
        icon={<RiArrowUpLine aria-hidden="true" />}
        onPress={() => moveBy(-1)}
      />
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-label={t('editor.layers.down', { name })}
        icon={<RiArrowDownLine aria-hidden="true" />}
        onPress={() => moveBy(1)}
      />
      <ButtonIcon
        variant="tertiary"
        size="small"
        aria-label={t('editor.layers.remove', { name })}
        icon={<RiDeleteBinLine aria-hidden="true" />}
        onPress={remove}
      />
    </div>
  );
}
