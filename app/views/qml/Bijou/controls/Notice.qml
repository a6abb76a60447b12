pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Bijou

// One quiet line of trouble or news that stays with its page, and what can be done about it.
Rectangle {
    id: notice

    property string text: ""
    property string detail: ""
    property string symbol: "info"
    property color ink: Theme.info
    default property alias actions: row.data

    // What can be done stands under the words where too little room is left for them
    readonly property bool stacked: width < Math.max(Theme.px(560), actionsWidth + Theme.px(320))
    readonly property real actionsWidth: {
        let sum = 0;
        for (const one of row.children)
            sum += one.visible ? one.implicitWidth + row.spacing : 0;
        return sum;
    }
    readonly property real inset: detail === "" ? Theme.px(6) : Theme.gap12

    implicitHeight: Math.max(line.implicitHeight + 2 * inset, Theme.gap44)
    radius: Theme.cardRadius
    color: Theme.tinted(ink)
    border.width: Theme.hairline
    border.color: Qt.alpha(ink, 0.35)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text
    Accessible.description: detail

    GridLayout {
        id: line
        x: Theme.gap16
        y: (parent.height - height) / 2
        width: parent.width - 2 * x
        columns: notice.stacked ? 2 : 3
        columnSpacing: Theme.gap12
        rowSpacing: 0

        Icon {
            Layout.alignment: notice.detail === "" ? Qt.AlignVCenter : Qt.AlignTop
            name: notice.symbol
            color: notice.ink
        }

        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.px(2)

            Label {
                Layout.fillWidth: true
                wrapMode: Text.Wrap
                text: notice.text
                font: notice.detail === "" ? Theme.body : Theme.strong
                Accessible.ignored: true
            }

            Paragraph {
                Layout.fillWidth: true
                visible: text !== ""
                text: notice.detail
                Accessible.ignored: true
            }
        }

        Flow {
            id: row
            Layout.fillWidth: notice.stacked
            Layout.columnSpan: notice.stacked ? 2 : 1
            Layout.alignment: Qt.AlignVCenter
            topPadding: visibleChildren.length > 0 && notice.stacked ? Theme.gap12 : 0
            spacing: Theme.gap8
        }
    }
}
