import { renderKit } from '../../__testUtils__/renderKit';
import { TabLine } from './TabLine';

const rect = (right: number) => ({ right } as DOMRect);

function tabsOf(labels: string[], chosen: number) {
  return (
    <TabLine labels={labels}>
      <nav>
        {labels.map((label, at) => (
          <a
            key={at}
            href="/"
            aria-current={at === chosen ? 'page' : undefined}
          >
            {label}
          </a>
        ))}
      </nav>
    </TabLine>
  );
}

describe('TabLine', () => {
  afterEach(() => jest.restoreAllMocks());

  it('has the header measured again when a name grows, and the chosen tab in sight', () => {
    const onResize = jest.fn();
    window.addEventListener('resize', onResize);
    jest
      .spyOn(Element.prototype, 'getBoundingClientRect')
      .mockImplementation(function measure(this: Element) {
        return rect(this.tagName === 'NAV' ? 390 : 520);
      });
    const { container, update } = renderKit(tabsOf(['Red now', 'Tests'], 1));
    const nav = container.querySelector('nav')!;
    expect(nav.scrollLeft).toBe(130);
    expect(onResize).toHaveBeenCalledTimes(1);
    update(tabsOf(['Red now', 'Tests'], 1));
    expect(onResize).toHaveBeenCalledTimes(1);
    update(tabsOf(['Red now', 'Tests 12'], 1));
    expect(onResize).toHaveBeenCalledTimes(2);
    window.removeEventListener('resize', onResize);
  });
});
