pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One title without a match, or with one that looks wrong: why, and what can be done. A press opens its page.
T.Button {
    id: row

    required property string kind
    required property int number
    required property string title
    required property string year
    required property string why
    required property string poster
    required property string standing
    required property bool canRetry
    required property bool canConfirm
    required property string spoken
    readonly property bool slim: width < Theme.px(560)
    readonly property bool isFilm: kind === "movie"

    implicitHeight: Math.max(Theme.px(62), words.implicitHeight + 2 * Theme.gap12)
    text: title
    hoverEnabled: true
    Accessible.role: Accessible.Link
    Accessible.name: spoken
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onUpPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Keys.onDownPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    onClicked: Actions.open(kind, number)

    contentItem: Item {
        Rectangle {
            id: frame
            anchors.left: parent.left
            anchors.leftMargin: Theme.px(6)
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(30)
            height: Theme.px(45)
            radius: Theme.px(4)
            color: Theme.surfaceHigh

            Icon {
                anchors.centerIn: parent
                visible: art.status !== Image.Ready
                name: row.isFilm ? "film" : "tv"
                size: Theme.iconSmall
                color: Theme.textFaint
            }

            Image {
                id: art
                anchors.fill: parent
                asynchronous: true
                fillMode: Image.PreserveAspectCrop
                sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
                source: row.poster
            }
        }

        Column {
            id: words
            anchors.left: frame.right
            anchors.leftMargin: Theme.gap12
            anchors.right: buttons.left
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.px(2)

            Item {
                width: parent.width
                height: name.implicitHeight

                Label {
                    id: name
                    anchors.left: parent.left
                    width: Math.min(implicitWidth, parent.width - year.implicitWidth - Theme.gap8)
                    text: row.title
                    font: Theme.strong
                    Accessible.ignored: true
                }

                Label {
                    id: year
                    anchors.left: name.right
                    anchors.leftMargin: Theme.gap4
                    text: row.year
                    font: Theme.bodyFigures
                    color: Theme.textFaint
                    Accessible.ignored: true
                }
            }

            Label {
                width: parent.width
                wrapMode: row.slim || row.canConfirm ? Text.Wrap : Text.NoWrap
                text: row.why
                font: Theme.caption
                color: row.standing === "error" ? Theme.bad : Theme.textMuted
                Accessible.ignored: true
            }
        }

        Row {
            id: buttons
            anchors.right: parent.right
            anchors.rightMargin: Theme.px(6)
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.gap12

            Chip {
                text: row.slim ? "" : qsTr("Find match …")
                symbol: row.slim ? "search" : ""
                hint: row.slim ? qsTr("Find match …") : ""
                Accessible.name: qsTr("Find the match of %1").arg(row.title)
                onClicked: Actions.findMatch(row.kind, row.number, Workers.worker)
            }

            Chip {
                visible: row.canConfirm
                text: row.slim ? "" : qsTr("It is right")
                symbol: row.slim ? "check" : ""
                hint: row.slim ? qsTr("It is right") : qsTr("Keep this match. It is pinned, and not listed here any more.")
                Accessible.name: qsTr("The match of %1 is right").arg(row.title)
                onClicked: Actions.confirmMatch(Workers.worker, row.kind, row.number, row.title)
            }

            Chip {
                visible: row.canRetry
                text: row.slim ? "" : qsTr("Retry")
                symbol: row.slim ? "rotate-cw" : ""
                hint: row.slim ? qsTr("Retry") : ""
                Accessible.name: qsTr("Ask about %1 again").arg(row.title)
                onClicked: Actions.retryTitles(Workers.worker, row.kind, [row.number])
            }
        }
    }

    background: Rectangle {
        color: row.down ? Theme.pressed : row.hovered ? Theme.hover : "transparent"

        Separator {
            anchors.bottom: parent.bottom
            width: parent.width
        }

        FocusRing {
            shown: row.visualFocus
            targetRadius: Theme.px(7)
            gap: -Theme.px(2)
        }
    }
}
