pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A dialog over the page: a title, its content (which scrolls where it must), Esc or a press outside closes it unless it is `sticky`.
T.Dialog {
    id: sheet

    property bool sticky: false
    property real widest: Theme.dialogWidth
    property string subtitle: ""
    // What stands at its top from edge to edge in place of the title, the cross over it
    property Component crown: null
    default property alias column: body.column

    parent: T.Overlay.overlay
    x: Math.round((parent.width - width) / 2)
    y: Math.round((parent.height - height) / 2)
    width: Math.min(widest, parent.width - 2 * Theme.gap28)
    height: Math.min(parent.height - 2 * Theme.gap28, Math.ceil(head.height + body.contentHeight + topPadding + bottomPadding + Theme.gap16))
    padding: Theme.px(26)
    topPadding: Theme.px(22)
    modal: true
    focus: true
    closePolicy: sticky ? T.Popup.NoAutoClose : T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside

    contentItem: Item {
        // The overlay is none of the frame's children, from which they would have it
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true

        Loader {
            id: top
            x: -sheet.leftPadding
            y: -sheet.topPadding
            width: parent.width + sheet.leftPadding + sheet.rightPadding
            active: sheet.crown !== null
            sourceComponent: sheet.crown
        }

        Item {
            id: head
            width: parent.width
            height: top.active ? top.height - sheet.topPadding : Math.max(titles.height, cross.height)

            Column {
                id: titles
                visible: !top.active
                anchors.left: parent.left
                anchors.right: cross.left
                anchors.rightMargin: Theme.gap8
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.px(2)

                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignLeft
                    wrapMode: Text.Wrap
                    text: sheet.title
                    font: Theme.wordmark
                    Accessible.role: Accessible.Heading
                }

                Label {
                    width: parent.width
                    horizontalAlignment: Text.AlignLeft
                    visible: text !== ""
                    text: sheet.subtitle
                    color: Theme.textMuted
                }
            }

            IconButton {
                id: cross
                anchors.right: parent.right
                anchors.top: parent.top
                visible: !sheet.sticky
                overArt: top.active
                symbol: "x"
                text: qsTr("Close")
                keys: qsTr("Esc")
                onClicked: sheet.close()
            }
        }

        ScrollPage {
            id: body
            anchors.top: head.bottom
            anchors.topMargin: Theme.gap16
            anchors.bottom: parent.bottom
            width: parent.width
            gutter: Theme.gap20
        }
    }

    background: Rectangle {
        radius: Theme.dialogRadius
        color: Theme.surface
        border.width: Theme.hairline
        border.color: Theme.lineStrong

        Shadow {}
    }

    T.Overlay.modal: Rectangle {
        color: Theme.scrim

        Behavior on opacity {
            NumberAnimation {
                duration: Theme.normal
            }
        }
    }

    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }

    exit: Transition {
        NumberAnimation {
            property: "opacity"
            to: 0
            duration: Theme.quick
            easing.type: Theme.easing
        }
    }
}
