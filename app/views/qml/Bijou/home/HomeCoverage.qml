pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// How much of the library each provider knows.
HomePanel {
    id: panel

    property ShortList rows: null
    readonly property alias lines: lines

    heading: qsTr("Coverage")
    more: qsTr("Manage workers")
    address: "bijou://workers/tmdb"

    Repeater {
        id: lines
        model: panel.rows

        T.Button {
            id: line
            required property string key
            required property real part
            required property string value
            required property string address
            required property string spoken
            required text

            width: parent.width
            height: words.implicitHeight + Theme.gap16
            hoverEnabled: true
            Accessible.role: Accessible.Link
            Accessible.name: spoken
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            onClicked: Actions.openAddress(address)

            HoverHandler {
                cursorShape: Qt.PointingHandCursor
            }

            contentItem: Item {
                Column {
                    id: words
                    anchors.verticalCenter: parent.verticalCenter
                    width: parent.width
                    spacing: Theme.px(6)

                    Item {
                        width: parent.width
                        height: label.implicitHeight

                        Label {
                            id: label
                            anchors.left: parent.left
                            width: parent.width - value.width - Theme.gap12
                            horizontalAlignment: Text.AlignLeft
                            text: line.text
                            color: line.hovered ? Theme.text : Theme.textMuted
                            Accessible.ignored: true
                        }

                        Label {
                            id: value
                            anchors.right: parent.right
                            text: line.value
                            font: Theme.number
                            color: line.part > 0 ? Theme.text : Theme.textFaint
                            Accessible.ignored: true
                        }
                    }

                    ProgressBar {
                        width: parent.width
                        value: line.part
                        color: Theme.providers[line.key] ?? Theme.accent
                        Accessible.ignored: true
                    }
                }
            }

            background: FocusRing {
                shown: line.visualFocus
                gap: 0
            }
        }
    }
}
