pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Bijou

// One line of a filmography: year, poster, title, role, and what is owned of it. A press opens the title's page.
T.Button {
    id: line

    required property int index
    required property string year
    required property string title
    required property string role
    required property string stamp
    required property string address
    required property string spoken
    required property string file
    required property string poster
    required property bool owned
    property PersonView list: null
    readonly property color resting: index % 2 === 0 ? Theme.raised : Theme.background
    readonly property color behind: down ? Qt.tint(Theme.background, Theme.pressed) : hovered ? Qt.tint(Theme.background, Theme.hover) : resting
    readonly property bool slim: width < Theme.px(700)
    readonly property real start: Theme.gap44

    readonly property Wantable wantable: Wantable {
        address: line.address
        title: line.title
        year: line.year
        poster: line.poster
        owned: line.owned
    }

    function want(follow: bool): bool {
        return wantable.want(follow);
    }

    height: Theme.px(58)
    text: title
    hoverEnabled: true
    focusPolicy: index === Math.max(0, list.currentIndex) ? Qt.StrongFocus : Qt.ClickFocus
    Accessible.role: Accessible.Link
    Accessible.name: spoken + wantable.spoken
    onClicked: Actions.openAddress(address)
    Keys.onReturnPressed: click()
    Keys.onEnterPressed: click()
    Keys.onDownPressed: list.goTo(index + 1)
    Keys.onUpPressed: list.goTo(index - 1)

    HoverHandler {
        cursorShape: Qt.PointingHandCursor
    }

    background: Item {
        Rectangle {
            anchors.fill: parent
            anchors.leftMargin: line.start
            anchors.rightMargin: line.start
            anchors.bottomMargin: Theme.px(2)
            radius: Theme.buttonRadius
            color: line.behind

            FocusRing {
                shown: line.visualFocus
            }
        }
    }

    contentItem: Item {
        Label {
            id: when
            anchors.left: parent.left
            anchors.leftMargin: line.start + Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            width: line.slim ? Theme.px(44) : Theme.px(64)
            text: line.year === "" ? "—" : line.year
            font: Theme.bodyFigures
            color: Theme.textFaint
            Accessible.ignored: true
        }

        Rectangle {
            id: thumb
            anchors.left: when.right
            anchors.verticalCenter: parent.verticalCenter
            width: Theme.px(30)
            height: Theme.px(45)
            color: Theme.surfaceHigh

            Icon {
                anchors.centerIn: parent
                visible: picture.status !== Image.Ready
                name: "film"
                size: Theme.px(14)
                color: Theme.textFaint
            }

            Image {
                id: picture
                anchors.fill: parent
                source: line.file
                sourceSize: Qt.size(Math.round(width * Screen.devicePixelRatio), Math.round(height * Screen.devicePixelRatio))
                fillMode: Image.PreserveAspectCrop
                asynchronous: true
            }

            Corners {
                behind: line.behind
            }
        }

        Column {
            anchors.left: thumb.right
            anchors.leftMargin: line.slim ? Theme.gap12 : Theme.gap20
            anchors.right: line.slim ? badge.left : role.left
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter

            Label {
                width: parent.width
                text: line.title
                font: Theme.strong
                Accessible.ignored: true
            }

            Label {
                width: parent.width
                visible: line.slim && text !== ""
                text: line.role
                font: Theme.caption
                color: Theme.textMuted
                Accessible.ignored: true
            }
        }

        Label {
            id: role
            anchors.left: parent.left
            anchors.leftMargin: Math.round(parent.width * 0.55)
            anchors.right: badge.left
            anchors.rightMargin: Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            visible: !line.slim
            text: line.role
            color: Theme.textMuted
            Accessible.ignored: true
        }

        WantButtons {
            id: wants
            anchors.right: parent.right
            anchors.rightMargin: line.start + Theme.gap8
            anchors.verticalCenter: parent.verticalCenter
            wantable: line.wantable
            offered: true
            size: Theme.px(30)
        }

        Badge {
            id: badge
            anchors.right: wants.width > 0 ? wants.left : parent.right
            anchors.rightMargin: wants.width > 0 ? Theme.gap8 : line.start + Theme.gap12
            anchors.verticalCenter: parent.verticalCenter
            width: visible ? implicitWidth : 0
            text: line.wantable.wished && !line.owned ? qsTr("Wished") : line.stamp !== "" && line.slim ? qsTr("Owned") : line.stamp
            ink: line.owned ? Theme.good : Theme.accentBright
            Accessible.ignored: true
        }
    }
}
