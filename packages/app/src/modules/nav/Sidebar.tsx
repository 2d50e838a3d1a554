import {
  Link,
  Sidebar,
  SidebarDivider,
  SidebarGroup,
  SidebarItem,
  SidebarScrollWrapper,
  SidebarSpace,
  useSidebarOpenState,
} from '@backstage/core-components';
import { useTexts } from '@internal/frontend-kit';
import {
  NavContentBlueprint,
  type NavContentComponentProps,
  type NavContentNavItem,
} from '@backstage/plugin-app-react';
import { NotificationsSidebarItem } from '@backstage/plugin-notifications';
import { SidebarSearchModal } from '@backstage/plugin-search';
import {
  RiMenuLine,
  RiNotification2Line,
  RiSearchLine,
  RiSettings4Line,
} from '@remixicon/react';
import { LogoFull, LogoMark } from './Logo';
import styles from './Logo.module.css';
import { navTranslationRef } from './translation';

/** Pages that have their own place in the menu, or none: reached from search, an entity or an address. */
const ownPlace = [
  'page:search',
  'page:notifications',
  'page:catalog-graph',
  'page:app-visualizer',
];

const NavItem = (item: NavContentNavItem) => (
  <SidebarItem icon={() => item.icon} to={item.href} text={item.title} />
);

const HomeLink = () => {
  const { isOpen } = useSidebarOpenState();
  const { t } = useTexts(navTranslationRef);
  return (
    <Link
      to="/"
      underline="none"
      className={styles.home}
      aria-label={t('home')}
    >
      {isOpen ? <LogoFull /> : <LogoMark />}
    </Link>
  );
};

/** Menu of the portal: a sidebar on a wide screen; on a phone its groups are the bottom navigation. */
export const NavContent = ({ navItems }: NavContentComponentProps) => {
  const { t } = useTexts(navTranslationRef);
  const nav = navItems.withComponent(NavItem);
  ownPlace.forEach(id => nav.take(id));
  const home = nav.take('page:home');
  const catalog = nav.take('page:catalog');
  const settings = nav.take('page:user-settings');
  const descriptors = nav.take('page:descriptors');

  return (
    <Sidebar>
      <HomeLink />
      <SidebarGroup label={t('search')} icon={<RiSearchLine />} to="/search">
        <SidebarSearchModal />
      </SidebarGroup>
      <SidebarDivider />
      <SidebarGroup label={t('menu')} icon={<RiMenuLine />}>
        {home}
        {catalog}
        <SidebarScrollWrapper>
          {nav.rest({ sortBy: 'title' })}
          {descriptors}
        </SidebarScrollWrapper>
      </SidebarGroup>
      <SidebarSpace />
      <SidebarDivider />
      <SidebarGroup
        label={t('notifications')}
        icon={<RiNotification2Line />}
        to="/notifications"
      >
        <NotificationsSidebarItem />
      </SidebarGroup>
      <SidebarGroup
        label={t('settings')}
        icon={<RiSettings4Line />}
        to="/settings"
      >
        {settings}
      </SidebarGroup>
    </Sidebar>
  );
};

export const navContent = NavContentBlueprint.make({
  params: { component: NavContent },
});
