pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// Two parts of a page, beside each other where there is room for both, else one below the other. Each is as wide as its `share`.
Grid {
    id: pair

    property bool both: true
    property bool roomy: true
    property real lead: 0.5
    readonly property bool beside: both && roomy
    readonly property real first: beside ? Math.round((width - columnSpacing) * lead) : width
    readonly property real second: beside ? width - columnSpacing - first : width

    columns: beside ? 2 : 1
    columnSpacing: Theme.gap28
    rowSpacing: Theme.gap28
}
