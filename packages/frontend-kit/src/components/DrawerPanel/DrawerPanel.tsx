import type { ReactNode } from 'react';
import { Dialog, DialogBody, DialogFooter, DialogHeader } from '@backstage/ui';
import { KitRoot } from '../KitRoot/KitRoot';
import styles from './DrawerPanel.module.css';

/** Properties of {@link DrawerPanel}. */
export interface DrawerPanelProps {
  title: string;
  isOpen: boolean;
  onClose: () => void;
  /** From where it comes: details from the right, choices of a phone from below. */
  side?: 'right' | 'bottom';
  /** Buttons and links at its end. */
  footer?: ReactNode;
  children: ReactNode;
}

/** A panel at the edge of the window. Esc and a press beside it close it; the focus returns to what opened it. */
export function DrawerPanel(props: DrawerPanelProps) {
  const { title, isOpen, onClose, side = 'right', footer, children } = props;
  return (
    <Dialog
      className={`${styles.panel} ${styles[side]}`}
      isOpen={isOpen}
      onOpenChange={open => !open && onClose()}
    >
      <DialogHeader>{title}</DialogHeader>
      <DialogBody>
        <KitRoot>{children}</KitRoot>
      </DialogBody>
      {footer && <DialogFooter>{footer}</DialogFooter>}
    </Dialog>
  );
}
