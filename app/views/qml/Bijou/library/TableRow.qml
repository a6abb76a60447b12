pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// One title in the table.
Item {
    id: row

    required property int index
    required property int titleId
    required property string look
    required property string title
    required property string year
    required property string rating
    required property string rater
    required property string runtime
    required property string quality
    required property string size
    required property string added
    required property string servers
    required property string genres
    required property string spoken
    required property bool selected
    required property var columns
    required property string kind
    readonly property var rated: columns.find(column => column.key === "rating")
    readonly property bool current: ListView.isCurrentItem && (ListView.view?.activeFocus ?? false)
    signal pressed(mouse: MouseEvent)

    height: Theme.rowHeight
    Accessible.role: Accessible.Row
    Accessible.name: spoken
    Accessible.focusable: true
    Accessible.focused: current
    Accessible.selectable: true
    Accessible.selected: selected
    Accessible.onPressAction: Actions.open(kind, ListView.view.model.idAt(index))

    Rectangle {
        anchors.fill: parent
        anchors.topMargin: Theme.hairline
        radius: Theme.buttonRadius
        color: row.selected ? Theme.accentSoft : mouse.containsMouse ? Theme.hover : "transparent"
        border.width: row.current ? Theme.px(2) : 0
        border.color: Theme.accent
    }

    Icon {
        anchors.right: parent.right
        anchors.rightMargin: Theme.px(14)
        anchors.verticalCenter: parent.verticalCenter
        name: row.selected ? "check" : ""
        color: Theme.accentBright
        size: Theme.px(15)
    }

    Repeater {
        model: row.columns

        Label {
            required property var modelData

            x: row.LayoutMirroring.enabled ? row.width - Theme.gap12 - modelData.x - width : Theme.gap12 + modelData.x
            width: modelData.width - Theme.gap12
            height: row.height
            horizontalAlignment: Text.AlignLeft
            text: row[modelData.key]
            font: modelData.key === "title" ? Theme.strong : Theme.bodyFigures
            color: modelData.key === "title" ? Theme.text : modelData.key === "rating" ? Theme.brass : Theme.textMuted
            Accessible.ignored: true
        }
    }

    Label {
        readonly property real along: Theme.gap12 + (row.rated?.x ?? 0) + Theme.px(28)

        x: row.LayoutMirroring.enabled ? row.width - along - width : along
        width: (row.rated?.width ?? 0) - Theme.px(40)
        height: row.height
        visible: row.rated !== undefined
        text: row.rater
        font: Theme.caption
        color: Theme.textFaint
        Accessible.ignored: true
    }

    MouseArea {
        id: mouse
        anchors.fill: parent
        hoverEnabled: true
        acceptedButtons: Qt.LeftButton | Qt.RightButton
        onClicked: event => row.pressed(event)
    }
}
