pragma ComponentBehavior: Bound
import QtQuick
import Bijou

// A page's title with a quiet count behind it; the room at the far end belongs to the frame's search field.
Item {
    id: header

    property string title: ""
    property string detail: ""
    property real reserved: (width < Theme.slim - 2 * Theme.pageMargin ? Theme.headerHeight : Theme.searchWidth) + Theme.gap16

    implicitHeight: Math.max(Theme.headerHeight, title.implicitHeight)

    Label {
        id: title
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(implicitWidth, header.width - header.reserved)
        text: header.title
        font: Theme.title
        Accessible.role: Accessible.Heading
        Accessible.name: header.detail === "" ? text : text + ", " + header.detail
    }

    Label {
        anchors.left: title.right
        anchors.leftMargin: Theme.gap8
        anchors.baseline: title.baseline
        width: Math.min(implicitWidth, header.width - header.reserved - title.width - Theme.gap8)
        visible: width >= Math.min(implicitWidth, Theme.gap28)
        text: header.detail
        font: Theme.bodyFigures
        color: Theme.textFaint
        Accessible.ignored: true
    }
}
