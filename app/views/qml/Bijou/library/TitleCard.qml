pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// A title as a small poster with its name, year and whether it is owned; a press opens its page. The rows are TitleCard of app/models/title_card_rows.py.
T.Button {
    id: card

    required property int index
    required property string address
    required property string title
    required property string year
    required property string stamp
    required property bool owned
    required property bool artless
    required property string spoken
    required property string file
    required property string poster
    // How much was watched, in twentieths
    required property string seen
    // Whether what is not owned says so over its art; without, only what is owned is marked
    property bool tellsAbsence: false
    property color behind: Theme.background
    // With little room the check alone says that it is owned, and the word beside it how well
    readonly property string marked: width < Theme.px(128) || wants.width > 0 ? stamp.split(" · ").pop() : stamp
    readonly property real ratio: Screen.devicePixelRatio
    readonly property int artHeight: Math.round(width * 1.5)
    readonly property string corners: [Math.round(width * ratio), Math.round(Theme.posterRadius * ratio), "ff" + String(behind).slice(-6)].join("/")
    readonly property string watched: [corners, String(Theme.overArt).slice(1), String(Theme.accent).slice(1), Math.round(Theme.gap4 * ratio), seen].join("/")
    readonly property ListView list: ListView.view
    readonly property Wantable wantable: Wantable {
        address: card.address
        title: card.title
        year: card.year
        poster: card.poster
        owned: card.owned
    }

    function want(follow: bool): bool {
        return wantable.want(follow);
    }

    implicitWidth: Theme.px(132)
    implicitHeight: artHeight + words.height + Theme.gap8
    hoverEnabled: true
    text: title
    focus: ListView.isCurrentItem
    focusPolicy: list === null || ListView.isCurrentItem ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.role: Accessible.Link
    Accessible.name: spoken + wantable.spoken
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onRightPressed: event => event.accepted = step(mirrored ? -1 : 1)
    Keys.onLeftPressed: event => event.accepted = step(mirrored ? 1 : -1)
    onClicked: Actions.openAddress(address)
    onActiveFocusChanged: if (activeFocus && list !== null)
        list.currentIndex = index

    // The list alone would move the focus without showing where it is
    function step(by: int): bool {
        const to = index + by;
        if (list === null || to < 0 || to >= list.count)
            return false;
        if (list.itemAtIndex(to) === null)
            list.positionViewAtIndex(to, ListView.Contain);
        list.itemAtIndex(to).forceActiveFocus(Qt.TabFocusReason);
        return true;
    }

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    contentItem: Item {
        Item {
            id: art
            width: card.width
            height: card.artHeight
            scale: card.hovered && !card.down ? 1.03 : 1

            Behavior on scale {
                enabled: Theme.lively
                NumberAnimation {
                    duration: Theme.quick
                    easing.type: Theme.easing
                }
            }

            Rectangle {
                anchors.fill: parent
                visible: picture.opacity < 1
                gradient: Gradient {
                    GradientStop {
                        position: 0
                        color: Theme.surfaceHigh
                    }
                    GradientStop {
                        position: 1
                        color: Theme.surface
                    }
                }
            }

            Label {
                anchors.fill: parent
                anchors.margins: Theme.gap12
                visible: card.artless
                text: card.title
                font: Theme.wordmark
                color: Theme.textMuted
                wrapMode: Text.Wrap
                elide: Text.ElideRight
                verticalAlignment: Text.AlignBottom
                maximumLineCount: 5
                Accessible.ignored: true
            }

            Image {
                id: picture
                anchors.fill: parent
                source: card.file
                sourceSize: Qt.size(Math.round(width * card.ratio), Math.round(height * card.ratio))
                fillMode: Image.PreserveAspectCrop
                asynchronous: true
                opacity: status === Image.Ready ? 1 : 0

                Behavior on opacity {
                    enabled: Theme.lively
                    NumberAnimation {
                        duration: Theme.normal
                    }
                }
            }

            Image {
                width: parent.width
                height: Theme.posterRadius
                source: "image://wall/top/" + card.corners
            }

            Image {
                anchors.bottom: parent.bottom
                width: parent.width
                height: Theme.posterRadius
                source: (card.mirrored ? "image://wall/rtl/bottom/" : "image://wall/bottom/") + card.watched
            }

            Badge {
                x: card.mirrored ? parent.width - width - Theme.gap8 : Theme.gap8
                y: Theme.gap8
                overArt: true
                symbol: card.owned ? "check" : ""
                text: card.owned || card.tellsAbsence ? card.marked : ""
                Accessible.ignored: true
            }

            WantButtons {
                id: wants
                x: card.mirrored ? Theme.px(6) : parent.width - width - Theme.px(6)
                y: card.width < Theme.px(112) ? parent.height - height - Theme.px(6) : Theme.px(6)
                columns: 1
                wantable: card.wantable
                offered: card.hovered || card.activeFocus
                overArt: true
                size: Theme.px(27)
            }

            // A view that is walked through by arrows gives the focus for no reason of its own
            FocusRing {
                shown: card.activeFocus && card.focusReason !== Qt.MouseFocusReason
                targetRadius: Theme.posterRadius
            }
        }

        Column {
            id: words
            anchors.top: art.bottom
            anchors.topMargin: Theme.gap8
            width: card.width

            Label {
                width: parent.width
                text: card.title
                font: Theme.strong
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                text: card.year === "" ? " " : card.year
                font: Theme.captionFigures
                color: Theme.textFaint
                Accessible.ignored: true
            }
        }
    }
}
