import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';

/** The home page frames it, with this title. */
export const myAlertsWidget = HomePageWidgetBlueprint.make({
  name: 'my-alerts',
  params: {
    name: 'MyAlerts',
    title: 'My alerts',
    description: 'Alerts that you were paged for or that you have',
    layout: {
      width: { minColumns: 3, defaultColumns: 4 },
      height: { minRows: 3, defaultRows: 4 },
    },
    components: async () => {
      const { MyAlertsWidget } = await import('../components/MyAlertsWidget');
      return { Content: () => <MyAlertsWidget /> };
    },
  },
});
