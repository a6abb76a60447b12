pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// What happened last, and how far the providers are: side by side where there is room.
HomeSection {
    id: foot

    readonly property bool wide: width >= Theme.px(760) && Home.activity.count > 0 && Home.coverage.count > 0
    readonly property real side: Math.round(width * 0.39)

    implicitHeight: wide ? Math.max(activity.implicitHeight, coverage.implicitHeight) : coverage.visible ? coverage.y + coverage.implicitHeight : activity.implicitHeight
    column: true
    tiles: () => [...(activity.visible ? [...made(activity.lines), activity.all] : []), ...(coverage.visible ? [...made(coverage.lines), coverage.all] : [])]

    HomeActivity {
        id: activity
        rows: Home.activity
        x: foot.wide && LayoutMirroring.enabled ? parent.width - width : 0
        width: foot.wide ? parent.width - foot.side - Theme.gap16 : parent.width
        height: foot.wide ? foot.height : implicitHeight
        visible: Home.activity.count > 0
    }

    HomeCoverage {
        id: coverage
        rows: Home.coverage
        x: foot.wide && !LayoutMirroring.enabled ? parent.width - width : 0
        y: foot.wide || !activity.visible ? 0 : activity.implicitHeight + Theme.gap16
        width: foot.wide ? foot.side : parent.width
        height: foot.wide ? foot.height : implicitHeight
        visible: Home.coverage.count > 0
    }
}
